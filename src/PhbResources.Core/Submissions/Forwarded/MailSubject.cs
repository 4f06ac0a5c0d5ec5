namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>What mail programs put before a subject.</summary>
internal static class MailSubject
{
    private static readonly string[] s_forwards = ["fwd:", "fw:", "[fwd:", "wg:", "tr:"], s_answers = ["re:", "aw:", "re[2]:"];

    public static bool IsForward(string subject) => s_forwards.Any(mark => subject.TrimStart().StartsWith(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>The subject as its first writer wrote it.</summary>
    public static string Plain(string subject)
    {
        string plain = subject.Trim();
        while (s_forwards.Concat(s_answers).FirstOrDefault(mark => plain.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            plain = plain[found.Length..].Trim();
            if (found[0] == '[' && plain.EndsWith(']'))
                plain = plain[..^1].Trim();
        }

        return plain;
    }
}
