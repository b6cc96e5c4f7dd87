// The router: which address shows which screen. Screens are loaded when they are first asked for.
// What a screen shows (filters, days, what is open) is in its address, so that it can be sent.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { ApiProblem, unreachable } from './api/problem.ts';
import { Failed } from './parts/states.tsx';
import { decisionsSearch } from './screens/decisions/search.ts';
import { draftsSearch, explainedSearch, reviewSearch } from './screens/drafts/search.ts';
import { readImportSearch, readImportsSearch } from './screens/imports/search.ts';
import { readInventorySearch } from './screens/inventory/search.ts';
import { deltaSearch, documentSearch, invoicesSearch } from './screens/invoices/search.ts';
import { readNewOrderSearch, readOrdersSearch } from './screens/orders/search.ts';
import { reRatesSearch } from './screens/re-rates/search.ts';
import { readReconciliationSearch } from './screens/reconciliation/search.ts';
import { runSearch, runsSearch } from './screens/runs/search.ts';
import { readStudySearch } from './screens/studies/search.ts';
import { unbilledSearch } from './screens/unbilled/search.ts';
import { readSearch } from './screens/workbench/search.ts';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

/** A screen, loaded when it is first asked for; offline that is told, not tried by a reload. */
const screen = <T extends Record<string, unknown>, K extends keyof T>(
  load: () => Promise<T>,
  name: K,
) =>
  lazyRouteComponent(
    () =>
      load().catch((error: unknown): never => {
        throw navigator.onLine ? error : unreachable();
      }),
    name,
  );

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: screen(() => import('./screens/home/home.tsx'), 'Home'),
});

const contracts = createRoute({
  getParentRoute: () => root,
  path: '/contracts',
  component: screen(() => import('./screens/contracts/contracts.tsx'), 'Contracts'),
});

const workbench = createRoute({
  getParentRoute: () => root,
  path: '/contracts/$contract',
  validateSearch: readSearch,
  component: screen(() => import('./screens/workbench/workbench.tsx'), 'Workbench'),
});

const inventory = createRoute({
  getParentRoute: () => root,
  path: '/inventory',
  validateSearch: readInventorySearch,
  component: screen(() => import('./screens/inventory/inventory.tsx'), 'Inventory'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: readImportsSearch,
  component: screen(() => import('./screens/imports/imports.tsx'), 'Imports'),
});

const newImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/new',
  validateSearch: readImportsSearch,
  component: screen(() => import('./screens/imports/new-import.tsx'), 'NewImport'),
});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$contract/$batch',
  validateSearch: readImportSearch,
  component: screen(() => import('./screens/imports/import.tsx'), 'ImportScreen'),
});

const reconciliation = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation',
  validateSearch: readReconciliationSearch,
  component: screen(
    () => import('./screens/reconciliation/reconciliation.tsx'),
    'ReconciliationScreen',
  ),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readOrdersSearch,
  component: screen(() => import('./screens/orders/orders.tsx'), 'Orders'),
});

const newOrder = createRoute({
  getParentRoute: () => root,
  path: '/orders/new',
  validateSearch: readNewOrderSearch,
  component: screen(() => import('./screens/orders/new-order.tsx'), 'NewOrderScreen'),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$contract/$order',
  component: screen(() => import('./screens/orders/order.tsx'), 'OrderScreen'),
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: ({ customer }: Record<string, unknown>): { readonly customer?: string } =>
    typeof customer === 'string' ? { customer } : {},
  component: screen(() => import('./screens/customers/customers.tsx'), 'Customers'),
});

const studies = createRoute({
  getParentRoute: () => root,
  path: '/studies',
  component: screen(() => import('./screens/studies/studies.tsx'), 'Studies'),
});

const study = createRoute({
  getParentRoute: () => root,
  path: '/studies/$study',
  validateSearch: readStudySearch,
  component: screen(() => import('./screens/studies/study.tsx'), 'StudyScreen'),
});

const studyNote = createRoute({
  getParentRoute: () => root,
  path: '/studies/$study/note',
  component: screen(() => import('./screens/studies/note.tsx'), 'NoteScreen'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: ({ contract }: Record<string, unknown>): { readonly contract?: string } =>
    typeof contract === 'string' ? { contract } : {},
  component: screen(() => import('./screens/calendar/calendar.tsx'), 'Calendar'),
});

const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  validateSearch: runsSearch,
  component: screen(() => import('./screens/runs/runs.tsx'), 'Runs'),
});

const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run',
  validateSearch: runSearch,
  component: screen(() => import('./screens/runs/run.tsx'), 'Run'),
});

const drafts = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  validateSearch: draftsSearch,
  component: screen(() => import('./screens/drafts/drafts.tsx'), 'Drafts'),
});

const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$contract/$draft',
  validateSearch: reviewSearch,
  component: screen(() => import('./screens/draft/draft.tsx'), 'Draft'),
});

const explained = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$contract/$draft/explained',
  validateSearch: explainedSearch,
  component: screen(() => import('./screens/draft/explained.tsx'), 'Explained'),
});

const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  validateSearch: decisionsSearch,
  component: screen(() => import('./screens/decisions/decisions.tsx'), 'Decisions'),
});

const invoices = createRoute({
  getParentRoute: () => root,
  path: '/invoices',
  validateSearch: invoicesSearch,
  component: screen(() => import('./screens/invoices/invoices.tsx'), 'Invoices'),
});

const invoice = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$issuer/$series/$number',
  validateSearch: documentSearch,
  component: screen(() => import('./screens/invoices/document.tsx'), 'InvoiceDocument'),
});

const reRates = createRoute({
  getParentRoute: () => root,
  path: '/re-rates',
  validateSearch: reRatesSearch,
  component: screen(() => import('./screens/re-rates/re-rates.tsx'), 'ReRates'),
});

const reRate = createRoute({
  getParentRoute: () => root,
  path: '/re-rates/$contract/$job',
  component: screen(() => import('./screens/re-rates/re-rate.tsx'), 'ReRateView'),
});

const reRated = createRoute({
  getParentRoute: () => root,
  path: '/re-rated/$contract/$run',
  validateSearch: deltaSearch,
  component: screen(() => import('./screens/invoices/delta.tsx'), 'DeltaView'),
});

const unbilled = createRoute({
  getParentRoute: () => root,
  path: '/unbilled',
  validateSearch: unbilledSearch,
  component: screen(() => import('./screens/unbilled/unbilled.tsx'), 'Unbilled'),
});

const controls = createRoute({
  getParentRoute: () => root,
  path: '/controls',
  validateSearch: ({ find }: Record<string, unknown>): { readonly find?: string } =>
    typeof find === 'string' ? { find } : {},
  component: screen(() => import('./screens/controls/controls.tsx'), 'Controls'),
});

/** All routes of the application. */
export const routeTree = root.addChildren([
  home,
  contracts,
  workbench,
  inventory,
  imports,
  newImport,
  oneImport,
  reconciliation,
  orders,
  newOrder,
  order,
  customers,
  studies,
  study,
  studyNote,
  calendar,
  runs,
  run,
  drafts,
  draft,
  explained,
  approvals,
  invoices,
  invoice,
  reRates,
  reRate,
  reRated,
  unbilled,
  controls,
]);

/** The router. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => {
    const isUnloaded = error instanceof ApiProblem && error.code === 'offline';
    // A screen that could not be loaded is asked for anew with the page, once there is a network.
    const again = () => (navigator.onLine ? window.location.reload() : undefined);
    return <Failed error={error} retry={isUnloaded ? again : reset} />;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
