package tw.plumbline.service.workbench;

import java.util.function.Supplier;
import tw.plumbline.rules.Plumbline;

/** The rulebooks that are in force when it is asked. */
@FunctionalInterface
interface InForce extends Supplier<Plumbline> {}
