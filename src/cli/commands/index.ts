import type { AddCommand } from "../session.ts";
import { addApprove } from "./approve.ts";
import { addBrake } from "./brake.ts";
import { addCheck } from "./check.ts";
import { addCustomers } from "./customers.ts";
import { addDone } from "./done.ts";
import { addExplain } from "./explain.ts";
import { addFec } from "./fec.ts";
import { addInit } from "./init.ts";
import { addInstall } from "./install.ts";
import { addInstalments } from "./instalments.ts";
import { addOutbox } from "./outbox.ts";
import { addPlan } from "./plan.ts";
import { addPull } from "./pull.ts";
import { addRules } from "./rules.ts";
import { addRun } from "./run.ts";
import { addServe } from "./serve.ts";
import { addUninstall } from "./uninstall.ts";
import { addWords } from "./words.ts";

/** In the order in which help lists them: the way of a first day. */
export const commands: readonly AddCommand[] = [
  addInit,
  addCustomers,
  addFec,
  addCheck,
  addInstall,
  addPull,
  addPlan,
  addExplain,
  addApprove,
  addRun,
  addOutbox,
  addWords,
  addInstalments,
  addDone,
  addBrake,
  addRules,
  addServe,
  addUninstall,
];
