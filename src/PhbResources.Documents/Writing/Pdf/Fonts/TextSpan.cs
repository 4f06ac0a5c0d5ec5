namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>A stretch of a paragraph in one style.</summary>
/// <param name="Text">Its text. For something that is not text, such as a box to tick, one U+FFFC and a <paramref name="Width"/>.</param>
/// <param name="Style">How its letters look.</param>
/// <param name="Width">Width in 1/1000 em of something that the layout draws by itself; the text is not drawn then.</param>
internal readonly record struct TextSpan(string Text, FontStyle Style = FontStyle.Regular, double? Width = null);
