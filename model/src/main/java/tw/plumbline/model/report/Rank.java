package tw.plumbline.model.report;

/** The rank of an investigator. */
public enum Rank {
  PROFESSOR,
  ASSOCIATE_PROFESSOR,
  ASSISTANT_PROFESSOR,
  LECTURER,
  RESEARCHER,
  ASSOCIATE_RESEARCHER,
  ASSISTANT_RESEARCHER,
  OTHER
}
