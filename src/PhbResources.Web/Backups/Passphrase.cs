using System.Text;

namespace PhbResources.Web.Backups;

/// <summary>Where the passphrase of an encrypted backup comes from. Never from the command line, which every account of the computer can read.</summary>
internal static class Passphrase
{
    /// <summary>Environment variable that may hold it.</summary>
    public const string Variable = "PHB_PASSPHRASE";

    /// <summary>The first line of a file.</summary>
    /// <exception cref="BackupException">The file cannot be read, or is empty.</exception>
    public static string OfFile(string file)
    {
        try
        {
            using StreamReader reader = new(file, Encoding.UTF8);
            return reader.ReadLine() is { Length: > 0 } line ? line : throw new BackupException($"The first line of {Path.GetFullPath(file)} is empty. Write the passphrase there.");
        }
        catch (Exception exception) when (exception is not BackupException and (IOException or UnauthorizedAccessException))
        {
            throw new BackupException($"The file of the passphrase cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Why it cannot be used to encrypt, or <c>null</c>.</summary>
    public static string? WhatIsWrongWith(string passphrase) => passphrase.Length >= BackupOptions.ShortestPassphrase
        ? null
        : $"A passphrase has at least {BackupOptions.ShortestPassphrase} letters; four or five words do well. Whoever has the file can try as long as they like.";

    /// <summary>Why a file cannot be used, or <c>null</c>.</summary>
    public static string? WhatIsWrongWithFile(string file)
    {
        try
        {
            return WhatIsWrongWith(OfFile(file));
        }
        catch (BackupException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Asks for it at the terminal; nothing of it is shown.</summary>
    /// <returns>What was typed, or <c>null</c> where there is no terminal.</returns>
    public static string? Ask(TextWriter errors, string question)
    {
        if (Console.IsInputRedirected)
            return null;
        errors.Write(question);
        StringBuilder typed = new();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
                typed.Append(key.KeyChar);
            else if (typed.Length > 0)
                typed.Length--;
        }

        errors.WriteLine();
        return typed.ToString();
    }
}
