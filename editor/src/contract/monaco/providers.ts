// Contract, editor: what the editor asks of the worker of words, as plain providers. In: models of
// the files of one workbench. Out: what ends them. Offsets become positions here and nowhere else.
import type { Language, TextEdit, TextRange } from '@avenant/dsl';
import type { editor, IDisposable, IRange, languages } from 'monaco-editor/editor';
import type { Connection } from '../connection.ts';
import type { Files, WordCalls } from '../protocol.ts';
import { KINDS } from './colours.ts';
import { LANGUAGE, monaco } from './load.ts';

type Model = editor.ITextModel;

/** What providers need of a workbench. */
export interface ProviderSource {
  readonly words: Connection<WordCalls>;
  readonly language: () => Language;
  /** The day of which hovers tell what is in force; ISO. */
  readonly day: () => string;
  /** All texts as they stand. */
  readonly files: () => Files;
  /** The name of the file that a model holds. */
  readonly fileOf: (model: Model) => string;
  readonly modelOf: (file: string) => Model | undefined;
}

/** The range of a stretch of a model. */
export function rangeIn(
  model: Model,
  { from, to }: { readonly from: number; readonly to: number },
): IRange {
  return monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
}

/** Registers all providers. */
export function registerProviders(source: ProviderSource): IDisposable {
  const all = [...colours(source), ...names(source), ...shape(source), ...writing(source)];
  const dispose = () => {
    for (const one of all) one.dispose();
  };
  return { dispose };
}

function colours({ words, fileOf, language }: ProviderSource): IDisposable[] {
  const { languages } = monaco;
  // Only what is on the screen: drawing the rest of a long text takes longer than reading it all.
  const partOf = (model: Model, range: IRange) => ({
    file: fileOf(model),
    from: model.getOffsetAt({ lineNumber: range.startLineNumber, column: 1 }),
    to: model.getOffsetAt({ lineNumber: range.endLineNumber + 1, column: 1 }),
  });
  return [
    languages.registerDocumentRangeSemanticTokensProvider(LANGUAGE, {
      getLegend: () => ({ tokenTypes: [...KINDS], tokenModifiers: [] }),
      provideDocumentRangeSemanticTokens: async (model, range) => {
        const tokens = await words.ask('tokens', partOf(model, range));
        const data: number[] = [];
        let [line, column] = [1, 1];
        for (const [from, to, kind] of tokens) {
          const at = model.getPositionAt(from);
          const isSameLine = at.lineNumber === line;
          const along = at.column - (isSameLine ? column : 1);
          data.push(at.lineNumber - line, along, to - from, KINDS.indexOf(kind), 0);
          [line, column] = [at.lineNumber, at.column];
        }
        return { data: Uint32Array.from(data) };
      },
    }),
    languages.registerInlayHintsProvider(LANGUAGE, {
      provideInlayHints: async (model, range) => {
        const { language: own, hints } = await words.ask('hints', partOf(model, range));
        return {
          hints: hints.map(({ at, label, kind }) => ({
            position: model.getPositionAt(at),
            label: label[own ?? language()],
            kind:
              kind === 'unit' ? languages.InlayHintKind.Type : languages.InlayHintKind.Parameter,
            paddingLeft: true,
          })),
          dispose: () => undefined,
        };
      },
    }),
  ];
}

function names({ words, fileOf, modelOf, language, day }: ProviderSource): IDisposable[] {
  const { languages } = monaco;
  const asLocation = (range: TextRange): languages.Location[] => {
    const model = modelOf(range.file);
    return model === undefined ? [] : [{ uri: model.uri, range: rangeIn(model, range) }];
  };
  return [
    languages.registerHoverProvider(LANGUAGE, {
      provideHover: async (model, position) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
        const found = await words.ask('hover', { ...at, language: language(), day: day() });
        if (found === null) return null;
        const lines = [`**${plain(found.title)}**`, ...found.lines.map(plain)];
        return { range: rangeIn(model, found), contents: [{ value: lines.join('\n\n') }] };
      },
    }),
    languages.registerDefinitionProvider(LANGUAGE, {
      provideDefinition: async (model, position) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
        return (await words.ask('definition', at)).flatMap(asLocation);
      },
    }),
    languages.registerReferenceProvider(LANGUAGE, {
      provideReferences: async (model, position, { includeDeclaration }) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
        const asked = { ...at, declaration: includeDeclaration };
        return (await words.ask('references', asked)).flatMap(asLocation);
      },
    }),
    languages.registerDocumentHighlightProvider(LANGUAGE, {
      provideDocumentHighlights: async (model, position) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
        const found = await words.ask('references', { ...at, declaration: true });
        const here = found.filter(({ file }) => file === at.file);
        return here.map((range) => ({ range: rangeIn(model, range) }));
      },
    }),
    languages.registerRenameProvider(LANGUAGE, {
      resolveRenameLocation: async (model, position) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
        const found = await words.ask('renamable', at);
        const range = monaco.Range.fromPositions(position);
        if (found === null) return { range, text: '', rejectReason: ' ' };
        return { range: rangeIn(model, found), text: found.name };
      },
      provideRenameEdits: async (model, position, name) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position), name };
        const found = await words.ask('rename', at);
        if ('refused' in found) return { edits: [], rejectReason: found.refused[language()] };
        return { edits: editsOf(found.edits, modelOf) };
      },
    }),
  ];
}

function shape({ words, fileOf }: ProviderSource): IDisposable[] {
  const { languages } = monaco;
  return [
    languages.registerFoldingRangeProvider(LANGUAGE, {
      provideFoldingRanges: async (model) => {
        const folds = await words.ask('folds', { file: fileOf(model) });
        return folds.map((fold) => {
          const { startLineNumber: start, endLineNumber: end, endColumn } = rangeIn(model, fold);
          return { start, end: endColumn === 1 ? end - 1 : end };
        });
      },
    }),
    languages.registerSelectionRangeProvider(LANGUAGE, {
      provideSelectionRanges: (model, positions) =>
        Promise.all(
          positions.map(async (position) => {
            const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
            const found = await words.ask('selections', at);
            return found.map((stretch) => ({ range: rangeIn(model, stretch) }));
          }),
        ),
    }),
  ];
}

function writing({ words, fileOf, files, modelOf, language }: ProviderSource): IDisposable[] {
  const { languages } = monaco;
  const { CompletionItemKind: Kind } = languages;
  return [
    languages.registerCompletionItemProvider(LANGUAGE, {
      triggerCharacters: [' ', '.'],
      provideCompletionItems: async (model, position) => {
        const at = { file: fileOf(model), offset: model.getOffsetAt(position) };
        const items = await words.ask('completion', at);
        const suggestions = items.map((item, place): languages.CompletionItem => {
          return {
            label: item.label,
            insertText: item.insert,
            kind: item.kind === 'keyword' ? Kind.Keyword : Kind.Field,
            detail: item.detail[language()],
            range: rangeIn(model, item),
            sortText: `${place}`.padStart(5, '0'),
            filterText: model.getValueInRange(rangeIn(model, item)) || item.label,
          };
        });
        return { suggestions };
      },
    }),
    languages.registerCodeActionProvider(LANGUAGE, {
      provideCodeActions: async (model, range, { markers }) => {
        const [start, end] = [
          { lineNumber: range.startLineNumber, column: range.startColumn },
          { lineNumber: range.endLineNumber, column: range.endColumn },
        ].map((position) => model.getOffsetAt(position));
        const asked = { file: fileOf(model), from: start ?? 0, to: end ?? 0 };
        const fixes = await words.ask('fixes', asked);
        const actions = fixes.map(({ title, edits, code }, place): languages.CodeAction => {
          const diagnostics = markers.filter((marker) => marker.code === code);
          const edit = { edits: editsOf(edits, modelOf) };
          const isPreferred = place === 0;
          return { title: title[language()], kind: 'quickfix', diagnostics, edit, isPreferred };
        });
        return { actions, dispose: () => undefined };
      },
    }),
    languages.registerDocumentFormattingEditProvider(LANGUAGE, {
      provideDocumentFormattingEdits: async (model) => {
        const printed = await words.ask('printed', { files: files(), language: null });
        const text = printed[fileOf(model)];
        return text === undefined ? [] : [{ range: model.getFullModelRange(), text }];
      },
    }),
  ];
}

function editsOf(
  edits: readonly TextEdit[],
  modelOf: ProviderSource['modelOf'],
): languages.IWorkspaceTextEdit[] {
  return edits.flatMap(({ text, ...range }) => {
    const model = modelOf(range.file);
    if (model === undefined) return [];
    const textEdit = { range: rangeIn(model, range), text };
    return [{ resource: model.uri, versionId: undefined, textEdit }];
  });
}

/** Words as they stand, whatever signs are in them. */
function plain(text: string): string {
  return text.replace(/[\\*_{}[\]<>#|~]/g, '\\$&');
}
