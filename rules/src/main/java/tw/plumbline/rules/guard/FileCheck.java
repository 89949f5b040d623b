package tw.plumbline.rules.guard;

import java.util.Collection;
import java.util.function.Function;
import org.drools.drl.ast.descr.AbstractClassTypeDeclarationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.EntryPointDeclarationDescr;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.WindowDeclarationDescr;

/** Refuses everything that can stand beside rules in a DRL file. */
final class FileCheck {
  private final PackageDescr file;
  private final Objections objections;

  FileCheck(PackageDescr file, Objections objections) {
    this.file = file;
    this.objections = objections;
  }

  void run() {
    if (!file.getNamespace().isEmpty()) {
      objections.refuse(Refusal.PACKAGE, file.getLine(), file.getNamespace());
    }
    if (file.getUnit() != null) {
      objections.refuse(Refusal.UNIT, file.getUnit().getLine(), file.getUnit().getTarget());
    }
    refuse(file.getImports(), Refusal.IMPORT, ImportDescr::getTarget);
    refuse(file.getFunctionImports(), Refusal.IMPORT_FUNCTION, FunctionImportDescr::getTarget);
    refuse(file.getAccumulateImports(), Refusal.IMPORT_ACCUMULATE, ImportDescr::getTarget);
    refuse(file.getGlobals(), Refusal.GLOBAL, GlobalDescr::getIdentifier);
    refuse(file.getFunctions(), Refusal.FUNCTION, FunctionDescr::getName);
    refuse(
        file.getTypeDeclarations(),
        Refusal.DECLARED_TYPE,
        AbstractClassTypeDeclarationDescr::getTypeName);
    refuse(
        file.getEnumDeclarations(),
        Refusal.DECLARED_ENUM,
        AbstractClassTypeDeclarationDescr::getTypeName);
    refuse(
        file.getEntryPointDeclarations(),
        Refusal.DECLARED_ENTRY_POINT,
        EntryPointDeclarationDescr::getEntryPointId);
    refuse(file.getWindowDeclarations(), Refusal.DECLARED_WINDOW, WindowDeclarationDescr::getName);
    refuse(file.getAttributes(), Refusal.FILE_ATTRIBUTE, AttributeDescr::getName);
    refuse(
        file.getRules().stream().filter(RuleDescr::isQuery).toList(),
        Refusal.QUERY,
        RuleDescr::getName);
  }

  private <T extends BaseDescr> void refuse(
      Collection<? extends T> parts, Refusal refusal, Function<T, String> name) {
    for (T part : parts) {
      objections.refuse(refusal, part.getLine(), String.valueOf(name.apply(part)));
    }
  }
}
