using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Published.Values;

/// <summary>A rich text on its way to whoever reads it.</summary>
internal sealed record RichTextValue(string Markup, RichTextBlockModel? RichTextBlockModel) : IRichTextEditorIntermediateValue;
