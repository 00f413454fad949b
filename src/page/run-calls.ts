import type * as server from "../main";

type Server = typeof server;

/** The functions of the script that a run under way needs. */
export type RunFunction = "createNextBatch" | "runProgress" | "cancelRun";

export type RunCall = <Name extends RunFunction>(
  name: Name,
  ...request: Parameters<Server[Name]>
) => Promise<ReturnType<Server[Name]>>;

export type RunLook = ReturnType<Server["runProgress"]>;
