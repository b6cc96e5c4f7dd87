// What access offers to the rest of the server.
export { actorOf } from './actor.ts';
export { actsOf, type Named } from './acts.ts';
export {
  type Circumstances,
  CONDITIONS,
  type Condition,
  type Flag,
  type Severity,
} from './conditions.ts';
export { type Decision, decide, type Question } from './decide.ts';
export {
  type Delegation,
  type DelegationId,
  delegateRole,
  endDelegation,
  listDelegations,
  type ReadDelegation,
} from './delegation.ts';
export { DEMO_PASSWORD, demoAddress, makeDemoAccounts } from './demo.ts';
export { type ActConflict, CONFLICTS, type Conflict, type Duty } from './duties.ts';
export { grantRole, type RoleGrant, revokeRole, signOffException } from './grants.ts';
export {
  IDENTITY_BASE,
  IDENTITY_PATHS,
  type Identity,
  type IdentitySettings,
  openIdentity,
  SINGLE_SIGN_ON,
  type SingleSignOn,
} from './identity.ts';
export {
  type HeldRole,
  listPeople,
  listRoles,
  listTokens,
  type Person,
  type RoleRights,
  type Token,
} from './lists.ts';
export { type Code, type Grant, grantsOf, SUBJECTS, type Subject } from './matrix.ts';
export { OPERATIONS, type Operation } from './operations.ts';
export {
  createFirstAdministrator,
  createPerson,
  deactivatePerson,
  type NewPerson,
  setPassword,
} from './people.ts';
export { type Case, may, requireRight } from './right.ts';
export { isRole, ROLES, type Role } from './roles.ts';
export { stepsFor } from './steps.ts';
export {
  amountTogether,
  type Credit,
  DAYS_TOGETHER,
  type Level,
  levelOf,
  THRESHOLDS,
  type Thresholds,
} from './thresholds.ts';
export { createToken, type NewToken, revokeToken } from './tokens.ts';
