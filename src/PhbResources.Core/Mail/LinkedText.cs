using System.Text.RegularExpressions;

namespace PhbResources.Core.Mail;

/// <summary>A piece of a text.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="IsLink">True where it is the address of a page.</param>
public readonly record struct TextPiece(string Text, bool IsLink);

/// <summary>Finds the addresses of pages in plain text, so that they can be made clickable.</summary>
public static partial class LinkedText
{
    /// <summary>The text in pieces, which joined are the text again.</summary>
    public static IEnumerable<TextPiece> Pieces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int done = 0;
        foreach (Match match in Addresses().Matches(text))
        {
            // A full stop or bracket after an address belongs to the sentence.
            string address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '\'', '"');
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
                continue;
            if (match.Index > done)
                yield return new TextPiece(text[done..match.Index], IsLink: false);
            yield return new TextPiece(address, IsLink: true);
            done = match.Index + address.Length;
        }

        if (done < text.Length)
            yield return new TextPiece(text[done..], IsLink: false);
    }

    [GeneratedRegex("""https?://[^\s<>"]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
