// Requests, problems: what the server refused, as it said so (problem+json). In: an answer. Out: an
// error with code, title and detail in the reader's language.

/** What the server refused, or why it could not be reached (`code` is then `offline`). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The number under which the server's log holds it. */
  readonly request: string;

  constructor(told: {
    readonly code: string;
    readonly status: number;
    readonly title: string;
    readonly detail: string;
    readonly request: string;
  }) {
    super(`${told.code}: ${told.detail}`);
    this.code = told.code;
    this.status = told.status;
    this.title = told.title;
    this.detail = told.detail;
    this.request = told.request;
  }
}

/** The server could not be reached. */
export const unreachable = (): ApiProblem =>
  new ApiProblem({ code: 'offline', status: 0, title: '', detail: '', request: '' });

/** The problem that an answer tells. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const told = (await response.json().catch(() => ({}))) as Partial<ApiProblem>;
  return new ApiProblem({
    code: told.code ?? `${response.status}`,
    status: response.status,
    title: told.title ?? response.statusText,
    detail: told.detail ?? '',
    request: told.request ?? response.headers.get('x-request-id') ?? '',
  });
}
