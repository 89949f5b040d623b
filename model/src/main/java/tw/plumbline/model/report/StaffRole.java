package tw.plumbline.model.report;

/** What somebody is employed as. */
public enum StaffRole {
  SERVICE_STAFF,
  POSTDOC,
  LIAISON_EXPERT,
  CHIEF_EXECUTIVE
}
