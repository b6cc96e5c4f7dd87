// Contract, editor: two texts side by side. In: texts. Out: what ends it.
import type { editor } from 'monaco-editor/editor';
import { LANGUAGE, monaco } from './load.ts';

/** Two texts side by side, to read. */
export class Diff {
  readonly #editor: editor.IStandaloneDiffEditor;
  #models: editor.IDiffEditorModel | undefined;

  constructor(host: HTMLElement, labels: { readonly before: string; readonly after: string }) {
    this.#editor = monaco.editor.createDiffEditor(host, {
      ...{ automaticLayout: true, fontSize: 12, lineHeight: 18, readOnly: true },
      ...{ minimap: { enabled: false }, scrollBeyondLastLine: false, originalEditable: false },
      ...{ renderSideBySide: true, useInlineViewWhenSpaceIsLimited: true },
      hideUnchangedRegions: { enabled: true },
    });
    // The library forgets the names that it is made with.
    this.#editor.getOriginalEditor().updateOptions({ ariaLabel: labels.before });
    this.#editor.getModifiedEditor().updateOptions({ ariaLabel: labels.after });
  }

  /** Shows two texts. */
  show(before: string, after: string, isDark: boolean): void {
    monaco.editor.setTheme(isDark ? 'avenant-dark' : 'avenant-light');
    const old = this.#models;
    this.#models = {
      original: monaco.editor.createModel(before, LANGUAGE),
      modified: monaco.editor.createModel(after, LANGUAGE),
    };
    this.#editor.setModel(this.#models);
    old?.original.dispose();
    old?.modified.dispose();
  }

  /** Ends it. */
  dispose(): void {
    this.#editor.dispose();
    this.#models?.original.dispose();
    this.#models?.modified.dispose();
  }
}
