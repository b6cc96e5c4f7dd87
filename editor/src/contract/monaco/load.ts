// Contract, editor: the library, loaded once and late, with our language and colours. In: nothing.
// Out: the library.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { DARK, LIGHT } from './colours.ts';

/** The name of our language in the editor. */
export const LANGUAGE = 'avenant';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
monaco.languages.register({ id: LANGUAGE, extensions: ['.avn'] });
monaco.languages.setLanguageConfiguration(LANGUAGE, {
  comments: { lineComment: '--' },
  brackets: [['(', ')']],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: '`', close: '`' },
  ],
  indentationRules: { increaseIndentPattern: /^\S/, decreaseIndentPattern: /^\s*$/ },
});
monaco.editor.defineTheme('avenant-light', LIGHT);
monaco.editor.defineTheme('avenant-dark', DARK);

export { monaco };
