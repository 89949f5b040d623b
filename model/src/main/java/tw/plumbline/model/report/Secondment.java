package tw.plumbline.model.report;

/** Where somebody is seconded to. */
public enum Secondment {
  GOVERNMENT_ABROAD,
  OTHER
}
