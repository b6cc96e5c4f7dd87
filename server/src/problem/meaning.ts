// What a problem of the server means: its HTTP status and its words in both languages; `{name}`
// stands for a value.

/** A text in both languages. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** What a code means. */
export interface ProblemMeaning {
  readonly status:
    | 400
    | 401
    | 403
    | 404
    | 405
    | 409
    | 412
    | 413
    | 415
    | 422
    | 428
    | 429
    | 500
    | 503
    | 507;
  readonly title: Words;
  readonly detail: Words;
}
