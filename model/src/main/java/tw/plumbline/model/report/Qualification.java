package tw.plumbline.model.report;

/** On what an investigator says that the qualification rests. */
public enum Qualification {
  FACULTY,
  LECTURER,
  ASSOCIATE_RESEARCHER,
  DOCTORAL_RESEARCHER,
  ATTENDING_PHYSICIAN,
  MEDICAL_RESEARCHER
}
