// Contract, editor: one editor over all files of a desk. In: a desk, the worker of words. Out: what
// is typed goes to the desk, what the desk holds is shown; where the cursor is, is told.
import type { Language, Problem } from '@avenant/dsl';
import type { editor, IDisposable } from 'monaco-editor/editor';
import type { Connection } from '../connection.ts';
import { type Desk, spliceOf } from '../desk.ts';
import type { WordCalls } from '../protocol.ts';
import { LANGUAGE, monaco } from './load.ts';
import { rangeIn, registerProviders } from './providers.ts';

type Model = editor.ITextModel;

/** A stretch of a file. */
export interface Spot {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Words in the margin of a line: an example that holds, a part that none reaches. */
export interface MarginMark extends Spot {
  readonly kind: 'holds' | 'fails' | 'reached' | 'missed';
  readonly text: string;
}

/** What an editor is made with. */
export interface PaneInput {
  readonly host: HTMLElement;
  readonly desk: Desk;
  readonly words: Connection<WordCalls>;
  readonly language: () => Language;
  /** The day of which hovers tell what is in force; ISO. */
  readonly day: () => string;
  readonly label: string;
  /** Hears where the cursor went by the reader's own hand. */
  readonly onCursor: (file: string, offset: number) => void;
  /** Hears that another file has to be shown: a definition elsewhere. */
  readonly onFile: (file: string) => void;
}

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;

// What Escape closes first; only then does it let the tabulator leave.
const NOTHING_OPEN = [
  ...['editorTextFocus', '!suggestWidgetVisible', '!findWidgetVisible', '!renameInputVisible'],
  ...['!parameterHintsVisible', '!editorHoverVisible', '!codeActionMenuVisible'],
  ...['!markersNavigationVisible', '!referenceSearchVisible', '!editorHasMultipleSelections'],
].join(' && ');

/** The editor of a workbench. */
export class Pane {
  readonly #input: PaneInput;
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #models = new Map<string, Model>();
  readonly #views = new Map<string, editor.ICodeEditorViewState | null>();
  readonly #ends: IDisposable[] = [];
  readonly #lit: editor.IEditorDecorationsCollection;
  readonly #margin: editor.IEditorDecorationsCollection;
  #marks: readonly MarginMark[] = [];
  #litAt: readonly Spot[] = [];
  #file = '';

  constructor(input: PaneInput) {
    this.#input = input;
    const { host, desk, words, language, day, label } = input;
    this.#editor = monaco.editor.create(host, {
      ...{ model: null, automaticLayout: true, fontSize: 13, lineHeight: 19, tabSize: 2 },
      ...{ minimap: { enabled: false }, scrollBeyondLastLine: false, folding: true },
      ...{ 'semanticHighlighting.enabled': true, glyphMargin: true, fixedOverflowWidgets: true },
      ...{ lineNumbersMinChars: 3, renderLineHighlight: 'line', ariaLabel: label },
      ...{ wordBasedSuggestions: 'off', quickSuggestions: true, lightbulb: { enabled: 'on' } },
      // A word that is written out is left by Enter: it takes no proposal that says the same.
      acceptSuggestionOnEnter: 'smart',
      ...{ unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false } },
      fontFamily: '"JetBrains Mono", "Cascadia Code", ui-monospace, Menlo, monospace',
    } as editor.IStandaloneEditorConstructionOptions);
    this.#lit = this.#editor.createDecorationsCollection();
    this.#margin = this.#editor.createDecorationsCollection();
    this.#read();
    this.#ends.push(
      { dispose: desk.subscribe(() => this.#read()) },
      registerProviders({
        ...{ words, language, day, files: () => desk.files },
        fileOf: (model) => nameOf(model),
        modelOf: (file) => this.#models.get(file),
      }),
      monaco.editor.registerEditorOpener({
        openCodeEditor: (_, uri, at) => {
          const file = uri.path.slice(1);
          if (!this.#models.has(file)) return false;
          input.onFile(file);
          this.show(file);
          if (at !== undefined) this.#go('lineNumber' in at ? monaco.Range.fromPositions(at) : at);
          return true;
        },
      }),
      this.#editor.onDidChangeCursorPosition(({ position, reason }) => {
        const isOwn = reason === monaco.editor.CursorChangeReason.Explicit;
        const model = this.#editor.getModel();
        if (isOwn && model !== null) input.onCursor(this.#file, model.getOffsetAt(position));
      }),
      // Escape, then Tab, leaves the text by the keyboard; else Tab writes.
      this.#editor.onDidBlurEditorText(() => this.#tabLeaves(false)),
      this.#editor.onDidChangeModelContent(() => this.#tabLeaves(false)),
    );
    this.#editor.addCommand(monaco.KeyCode.Escape, () => this.#tabLeaves(true), NOTHING_OPEN);
  }

  /** Shows a file where it was left. */
  show(file: string): void {
    const model = this.#models.get(file);
    if (model === undefined || file === this.#file) return;
    this.#views.set(this.#file, this.#editor.saveViewState());
    this.#file = file;
    this.#editor.setModel(model);
    this.#editor.restoreViewState(this.#views.get(file) ?? null);
    this.#decorate();
  }

  /** Shows a stretch and puts the cursor at its start. */
  reveal({ file, from, to }: Spot, focus = false): void {
    this.show(file);
    const model = this.#models.get(file);
    if (model === undefined) return;
    this.#go(rangeIn(model, { from, to }));
    if (focus) this.#editor.focus();
  }

  /** Lights stretches up. */
  light(spots: readonly Spot[]): void {
    this.#litAt = spots;
    this.#decorate();
  }

  /** Shows what examples reach, in the margin. */
  mark(marks: readonly MarginMark[]): void {
    this.#marks = marks;
    this.#decorate();
  }

  /** Shows problems under their words. */
  tell(problems: readonly Problem[]): void {
    for (const [file, model] of this.#models) {
      const mine = problems.filter((problem) => problem.file === file);
      const markers = mine.map((problem): editor.IMarkerData => {
        const { message, help, code, severity, labels } = problem;
        const relatedInformation = labels.flatMap((label) => {
          const other = this.#models.get(label.file);
          if (other === undefined) return [];
          return [{ resource: other.uri, message: label.text, ...rangeIn(other, label) }];
        });
        const text = help === undefined ? message : `${message}\n${help}`;
        const told = { message: text, code, severity: SEVERITY[severity], relatedInformation };
        return { ...rangeIn(model, problem), ...told };
      });
      monaco.editor.setModelMarkers(model, LANGUAGE, markers);
    }
  }

  /** By day or by night; whether one may type. */
  options(isDark: boolean, readOnly: boolean): void {
    monaco.editor.setTheme(isDark ? 'avenant-dark' : 'avenant-light');
    this.#editor.updateOptions({ readOnly, domReadOnly: readOnly });
  }

  /** Puts the texts in canonical form. */
  async format(): Promise<void> {
    await this.#editor.getAction('editor.action.formatDocument')?.run();
  }

  /** Ends it. */
  dispose(): void {
    for (const end of this.#ends) end.dispose();
    this.#editor.dispose();
    for (const model of this.#models.values()) model.dispose();
  }

  #tabLeaves(tabFocusMode: boolean): void {
    this.#editor.updateOptions({ tabFocusMode });
  }

  #go(range: Parameters<editor.IStandaloneCodeEditor['revealRangeInCenterIfOutsideViewport']>[0]) {
    const { startLineNumber: lineNumber, startColumn: column } = range;
    this.#editor.setPosition({ lineNumber, column });
    this.#editor.revealRangeNearTopIfOutsideViewport(range);
  }

  // What others wrote on the desk comes into the models as edits that can be undone.
  #read(): void {
    const { desk } = this.#input;
    for (const file of [...this.#models.keys()]) {
      if (desk.files[file] === undefined) this.#shut(file);
    }
    for (const [file, text] of Object.entries(desk.files)) {
      const model = this.#models.get(file);
      if (model === undefined) this.#open(file, text);
      else if (model.getValue() !== text) {
        const splice = spliceOf(model.getValue(), text);
        const edit = { range: rangeIn(model, splice), text: splice.text };
        model.pushStackElement();
        model.pushEditOperations(null, [edit], () => null);
        model.pushStackElement();
      }
    }
  }

  #shut(file: string): void {
    if (file === this.#file) {
      this.#editor.setModel(null);
      this.#file = '';
    }
    this.#models.get(file)?.dispose();
    this.#models.delete(file);
    this.#views.delete(file);
  }

  #open(file: string, text: string): void {
    const uri = monaco.Uri.from({ scheme: 'avenant', path: `/${file}` });
    monaco.editor.getModel(uri)?.dispose();
    const language = file.endsWith('.avn') ? LANGUAGE : 'plaintext';
    const model = monaco.editor.createModel(text, language, uri);
    this.#models.set(file, model);
    this.#ends.push(
      model.onDidChangeContent(() => this.#input.desk.write({ [file]: model.getValue() })),
    );
  }

  #decorate(): void {
    const model = this.#models.get(this.#file);
    if (model === undefined) return;
    const here = <T extends Spot>(spots: readonly T[]) =>
      spots.filter(({ file }) => file === this.#file);
    this.#lit.set(
      here(this.#litAt).map((spot) => ({
        range: rangeIn(model, spot),
        options: {
          isWholeLine: true,
          className: 'clause-lit',
          linesDecorationsClassName: 'clause-bar',
        },
      })),
    );
    this.#margin.set(
      here(this.#marks).map(({ kind, text, ...spot }) => ({
        range: monaco.Range.fromPositions(model.getPositionAt(spot.from)),
        options: {
          glyphMarginClassName: `example-${kind}`,
          glyphMarginHoverMessage: { value: text },
        },
      })),
    );
  }
}

const nameOf = (model: Model): string => model.uri.path.slice(1);
