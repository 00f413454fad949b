import type permissions from "../capabilities.json";

/** What the script can be given beyond creating spaces. */
export type Capability = keyof typeof permissions.capabilities;

/** What a person grants: what all scripts need, and what each capability does. */
export type Permission = keyof typeof permissions.base | Capability;

/** Those that this script was pushed with. Written by the build. */
declare const CAPABILITIES: readonly Capability[];

/** Whether this script was pushed with a capability: without it, its scopes cannot be asked for. */
export function hasCapability(capability: Capability): boolean {
  return CAPABILITIES.includes(capability);
}
