using System.Text;
using MimeKit;
using MimeKit.Text;
using PhbResources.Core.Mail;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>What is written in a mail, as plain text.</summary>
internal static class MailedText
{
    public static string Of(MimeMessage message)
    {
        string? text = message.TextBody;
        if (string.IsNullOrWhiteSpace(text))
            text = message.HtmlBody is { } html ? Plain(html) : "";
        return MailText.Lines(text.Length > ForwardedMailRules.MaxText ? text[..ForwardedMailRules.MaxText] : text);
    }

    /// <summary>Without the signature that follows the two dashes (RFC 3676 section 4.3), and without heaps of empty lines.</summary>
    public static string Tidy(string text)
    {
        StringBuilder tidy = new();
        int empty = 0;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd()).TakeWhile(line => line != "--"))
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
                tidy.Append(line).Append('\n');
        }

        return tidy.ToString().Trim();
    }

    private static string Plain(string html)
    {
        StringBuilder text = new();
        HtmlTokenizer tokenizer = new(new StringReader(html.Length > 4 * ForwardedMailRules.MaxText ? html[..(4 * ForwardedMailRules.MaxText)] : html)) { DecodeCharacterReferences = true };
        bool unseen = false;
        while (tokenizer.ReadNextToken(out HtmlToken? token))
        {
            if (token is HtmlTagToken tag)
            {
                if (tag.Id is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title or HtmlTagId.Head)
                    unseen = !tag.IsEndTag && !tag.IsEmptyElement;
                else if (tag.Id is HtmlTagId.Body)
                    unseen = false;
                else if (tag.Id is HtmlTagId.Br || (tag.IsEndTag && tag.Id is HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3))
                    text.Append('\n');
            }
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data } data && !unseen)
            {
                text.Append(data.Data.ReplaceLineEndings(" ").Replace('\u00a0', ' '));
            }
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim()));
    }
}
