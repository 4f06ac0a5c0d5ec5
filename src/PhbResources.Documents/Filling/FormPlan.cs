using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>
/// A document as a form: its sections in reading order, with what is only read and what is asked. A field that stands inside a
/// sentence is asked right after the sentence that names it first, so that it is plain what it is for.
/// </summary>
public sealed class FormPlan
{
    private FormPlan(IReadOnlyList<FormSection> sections)
    {
        Sections = sections;
        Fields = [.. Parts.OfType<FieldPart>().Select(part => part.Field)];
        Tables = [.. Parts.OfType<TablePart>().Select(part => part.Table)];
        CheckLists = [.. Parts.OfType<CheckListPart>()];
    }

    /// <summary>The parts of the form; the first has no heading where the document starts before its first heading.</summary>
    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>The fields that are asked, in order. A photo is put on paper or into the file, never asked.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The tables with something to fill in, in order.</summary>
    public IReadOnlyList<FormTable> Tables { get; }

    /// <summary>The check lists, in order. Those inside guidance notes are only read.</summary>
    public IReadOnlyList<CheckListPart> CheckLists { get; }

    /// <summary>False for a document that is only read.</summary>
    public bool AsksAnything => Fields.Count > 0 || Tables.Count > 0 || CheckLists.Count > 0;

    private IEnumerable<FormPart> Parts => Sections.SelectMany(section => section.Parts);

    /// <summary>Makes the form of a document.</summary>
    public static FormPlan Of(DocumentBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var builder = new Builder(body);
        var intro = builder.Parts(body.Intro);
        return new FormPlan(
        [
            .. intro.Count == 0 ? Array.Empty<FormSection>() : [new FormSection(null, intro)],
            .. body.Sections.Select(section => new FormSection(section.Heading, builder.Parts(section.Content))),
        ]);
    }

    private sealed class Builder(DocumentBody body)
    {
        private readonly Dictionary<string, Field> insideSentences = body.Fields.DistinctBy(field => field.Id).ToDictionary(field => field.Id);
        private readonly CheckList[] checkLists = [.. body.Blocks().OfType<CheckList>()];
        private readonly HashSet<string> asked = [];

        public IReadOnlyList<FormPart> Parts(IReadOnlyList<Block> blocks)
        {
            List<FormPart> parts = [];
            List<Block> text = [];
            foreach (var block in blocks.SelectMany(Flat)) Add(block);
            EndText();
            return parts;

            void Add(Block block)
            {
                var named = NamedFirst(block);
                switch (block)
                {
                    case PageBreak:
                        return;
                    case FieldBlock field:
                        EndText();
                        Ask(field.Field);
                        return;
                    case Table table when new FormTable(table) is { AsksAnything: true } asking:
                        if (named.Count > 0) EndText();
                        foreach (var field in named) Ask(field);
                        EndText();
                        parts.Add(new TablePart(asking));
                        return;
                    case CheckList list:
                        EndText();
                        parts.Add(new CheckListPart(list, Array.FindIndex(checkLists, other => ReferenceEquals(other, list)) + 1));
                        foreach (var field in named) Ask(field);
                        return;
                    default:
                        text.Add(block);
                        if (named.Count == 0) return;
                        EndText();
                        foreach (var field in named) Ask(field);
                        return;
                }
            }

            void Ask(Field field)
            {
                if (asked.Add(field.Id)) parts.Add(field.Type == FieldType.Photo ? new PhotoPart(field) : new FieldPart(field));
            }

            void EndText()
            {
                if (text.Count > 0) parts.Add(new TextPart([.. text]));
                text.Clear();
            }
        }

        // What is asked within a note is asked after it.
        private static IEnumerable<Block> Flat(Block block)
        {
            if (block is not GuidanceNote note) return [block];
            var read = note.Content.Where(inner => inner is not (FieldBlock or Table)).ToArray();
            var rest = note.Content.Where(inner => inner is FieldBlock or Table);
            return read.Length == 0 ? rest : rest.Prepend(new GuidanceNote(read));
        }

        private List<Field> NamedFirst(Block block) =>
            [.. FormText.Of(block).SelectMany(text => text.Inlines).OfType<FieldReference>()
                .Select(reference => insideSentences.GetValueOrDefault(reference.FieldId)).OfType<Field>()
                .Where(field => !asked.Contains(field.Id)).Distinct()];
    }
}

/// <summary>A part of a form under one heading.</summary>
/// <param name="Heading">Its heading, or <c>null</c> for what stands before the first.</param>
/// <param name="Parts">What is read and asked, in order.</param>
public sealed record FormSection(string? Heading, IReadOnlyList<FormPart> Parts);

/// <summary>Something in a form.</summary>
public abstract record FormPart;

/// <summary>Text of the document between two questions, only to be read.</summary>
public sealed record TextPart(IReadOnlyList<Block> Blocks) : FormPart;

/// <summary>A question.</summary>
public sealed record FieldPart(Field Field) : FormPart;

/// <summary>Things to tick off.</summary>
/// <param name="List">The list.</param>
/// <param name="Number">Its number in the document, counted from 1.</param>
public sealed record CheckListPart(CheckList List, int Number) : FormPart
{
    /// <summary>Names an item in <see cref="Answers.Ticks"/>.</summary>
    /// <param name="item">Counted from 0.</param>
    public string Tick(int item) => Answers.Tick(Number, item + 1);

    /// <summary>The words of an item by which it is known again in a later version.</summary>
    internal string NameOf(int item) => FormTable.TextOf(List.Items[item]);
}

/// <summary>A place for a picture, which the form does not take.</summary>
public sealed record PhotoPart(Field Field) : FormPart;

/// <summary>A table with something to fill in.</summary>
public sealed record TablePart(FormTable Table) : FormPart;
