// Front door of the plan folder: the types of what a contract compiles to.
export * from './path.ts';
export * from './plan.ts';
export * from './term.ts';
