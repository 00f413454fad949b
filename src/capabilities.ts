import type permissions from "../capabilities.json";

/** What the script can be given beyond creating spaces. */
export type Capability = keyof typeof permissions.capabilities;

/** What a person grants: what all scripts need, and what each capability does. */
export type Permission = keyof typeof permissions.base | Capability;

declare global {
  /**
   * Which of them this script was pushed with: without it, its scopes cannot be asked for. Words that
   * the build replaces, so what stands under one that is false is left out of the bundle. `additions`:
   * there is something to do in spaces that exist, be it members or a welcome message.
   */
  const WITH: Readonly<Record<Capability | "additions", boolean>>;
}
