using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>Says of paragraphs and runs that they are read from right to left: Word does not find that out from their letters.</summary>
internal static class DocxDirection
{
    /// <summary>Goes through what was written. Alignment needs nothing: in Word it is to the side where lines begin.</summary>
    public static void Mark(OpenXmlElement written)
    {
        foreach (var paragraph in written.Descendants<W.Paragraph>())
        {
            var texts = paragraph.Descendants<W.Text>().ToArray();
            if (!texts.Any(text => TextDirection.IsRightToLeft(text.Text))) continue;
            if (TextDirection.IsRightToLeft(string.Concat(texts.Select(text => text.Text)))) (paragraph.ParagraphProperties ??= new W.ParagraphProperties()).BiDi = new W.BiDi();
            foreach (var run in paragraph.Descendants<W.Run>().Where(run => TextDirection.IsRightToLeft(string.Concat(run.Elements<W.Text>().Select(text => text.Text)))))
                (run.RunProperties ??= new W.RunProperties()).RightToLeftText = new W.RightToLeftText();
        }
    }
}
