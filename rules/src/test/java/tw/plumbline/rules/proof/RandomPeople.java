package tw.plumbline.rules.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.rules.proof.Members.Judged;

/** The members of a report under construction, as the other items name them. */
final class RandomPeople {
  private final Dice dice;
  private final boolean absent;
  private final List<Judged> all;
  private final List<Judged> vendors;
  private final List<Judged> inVendorRow;

  RandomPeople(Dice dice, AllianceReport report) {
    this.dice = dice;
    this.absent = report.members() == null;
    this.all = new Members(report, new Ledger(SectionEight.CHECKS)).all();
    this.vendors = all.stream().filter(Judged::isVendor).toList();
    this.inVendorRow = all.stream().filter(one -> one.row() == ClaimedRow.VENDOR).toList();
  }

  /** Whether nobody can say who the members are, though items may name them. */
  boolean areAbsent() {
    return absent;
  }

  /** A member of any row and result; an unknown id where there is none. */
  String anyMember() {
    return all.isEmpty() ? "nobody" : dice.any(all).member().id();
  }

  @Nullable Judged vendor() {
    return vendors.isEmpty() ? null : dice.any(vendors);
  }

  @Nullable String vendorRowMember() {
    return inVendorRow.isEmpty() ? null : dice.any(inVendorRow).member().id();
  }
}
