import type { ScriptFaultName } from "../apps-script/faults";
import type { SheetFaultName } from "../apps-script/sheet-faults";
import type { FaultName } from "../chat/faults";

/** What a person sees of each fault; in English it stands beside the fault itself. */
export type FaultTexts = Record<FaultName | ScriptFaultName | SheetFaultName, string>;
