using MimeKit;
using MimeKit.Tnef;
using PhbResources.Core.Mail;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>The parts of a mail apart from what is written in it.</summary>
internal sealed record MailParts(MimeMessage? Forwarded, IReadOnlyList<MailedFile> Files, IReadOnlyList<string> Notes)
{
    public static MailParts Of(MimeMessage message)
    {
        List<MailedFile> files = [];
        List<string> notes = [];
        MimeMessage? forwarded = null;
        int count = 0, decoration = 0;
        Stack<MimeEntity> left = new();
        if (message.Body is not null)
            left.Push(message.Body);
        while (left.TryPop(out MimeEntity? entity))
        {
            if (++count > ForwardedMailRules.MaxParts)
            {
                notes.Add($"It has more than {ForwardedMailRules.MaxParts} parts. The others were not looked at.");
                break;
            }

            switch (entity)
            {
                case Multipart multipart:
                    // What is over the limit is not even put on the pile.
                    for (int place = Math.Min(multipart.Count - 1, ForwardedMailRules.MaxParts); place >= 0; place--)
                        left.Push(multipart[place]);
                    break;
                case MessagePart { Message: { } inner }:
                    if (forwarded is null)
                        forwarded = inner;
                    else
                        notes.Add($"Another mail is attached to it: “{MailText.Line(inner.Subject ?? "no subject", 80)}”. Bring that one in by itself.");
                    break;
                case TnefPart:
                    notes.Add("It holds winmail.dat, in which Outlook packs files so that nobody else can open them. Ask for the files again, sent as plain attachments.");
                    break;
                case TextPart { IsAttachment: false, FileName: null }:
                    break; // What is written.
                case MimePart part when IsSignature(part):
                    break;
                case MimePart part when part.ContentType.IsMimeType("application", "pkcs7-mime") || part.ContentType.IsMimeType("application", "x-pkcs7-mime"):
                    notes.Add("It is encrypted, or signed so that its files cannot be taken out. Ask for the files again, in a plain mail.");
                    break;
                case MimePart { Content: not null } part:
                    if (Decode(part) is not { } content)
                        notes.Add($"{NameOf(part, files.Count + 1)} could not be read. Ask for it again.");
                    else if (IsDecoration(part, content.Length))
                        decoration++;
                    else if (files.Count >= ForwardedMailRules.MaxAttachments)
                        notes.Add($"{NameOf(part, files.Count + 1)} was left out: at most {ForwardedMailRules.MaxAttachments} attachments are taken.");
                    else
                        files.Add(new MailedFile(NameOf(part, files.Count + 1), content));
                    break;
            }
        }

        if (decoration > 0)
            notes.Add(decoration == 1 ? "A small picture inside the text was left out." : $"{decoration} small pictures inside the text were left out.");
        return new MailParts(forwarded, files, notes);
    }

    /// <summary>What the curator should know of this mail when the one inside it is taken in its place.</summary>
    public IEnumerable<string> Beside() =>
        Notes.Concat(Files.Select(file => $"{file.Name} was attached beside the forwarded mail, not to it, and was left out."));

    public MailParts With(IEnumerable<string> notes) => this with { Notes = [.. notes, .. Notes] };

    private static bool IsSignature(MimePart part) =>
        part.ContentType.IsMimeType("application", "pkcs7-signature") || part.ContentType.IsMimeType("application", "x-pkcs7-signature")
        || part.ContentType.IsMimeType("application", "pgp-signature") || part.ContentType.IsMimeType("application", "pgp-keys");

    private static bool IsDecoration(MimePart part, int bytes) =>
        part.ContentType.IsMimeType("image", "*") && bytes <= ForwardedMailRules.DecorationBytes && (part.ContentId is not null || !part.IsAttachment);

    private static byte[]? Decode(MimePart part)
    {
        try
        {
            using MemoryStream content = new();
            part.Content!.DecodeTo(content);
            return content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static string NameOf(MimePart part, int number)
    {
        string name = part.FileName ?? "";
        name = MailText.Line(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], 200);
        if (name.Length > 0)
            return name;
        return $"attachment {number}{(MimeTypes.TryGetExtension(part.ContentType.MimeType, out string? extension) ? extension : "")}";
    }
}
