using System.IO.Compression;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Changes files at random, the same way for the same seed.</summary>
internal static class Mutation
{
    /// <summary>Bytes of a part that is changed from inside.</summary>
    private const int MostUnpacked = 8 * 1024 * 1024;

    private static readonly byte[] Telling = [0, 0xFF, .. "<>([{\\/09"u8];

    /// <summary>A changed file: from outside, or a part of a package that is packed again.</summary>
    public static byte[] Of(Random random, byte[] file, byte[] other) =>
        random.Next(2) == 0 && file.AsSpan().StartsWith("PK"u8) ? ChangeInside(random, file, other) : Change(random, file, other);

    /// <summary>Changes a part and packs it again, since a change from outside seldom gets past the checksums.</summary>
    private static byte[] ChangeInside(Random random, byte[] file, byte[] other)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var package = new Package();
            var chosen = random.Next(zip.Entries.Count);
            for (var at = 0; at < zip.Entries.Count; at++)
            {
                using var content = new MemoryStream();
                using (var reading = zip.Entries[at].Open())
                {
                    // Of a package that is made to become huge there is enough to change from outside.
                    if (!CopyTo(reading, content))
                        return Change(random, file, other);
                }

                package.Again(zip.Entries[at].FullName, at == chosen && content.Length > 0 ? Change(random, content.ToArray(), other) : content.ToArray());
            }

            return package.Bytes();
        }
        catch (InvalidDataException)
        {
            return Change(random, file, other);
        }
    }

    private static bool CopyTo(Stream reading, MemoryStream content)
    {
        var some = new byte[64 * 1024];
        for (int read; (read = reading.Read(some)) > 0;)
        {
            if (content.Length + read > MostUnpacked)
                return false;
            content.Write(some, 0, read);
        }

        return true;
    }

    private static byte[] Change(Random random, byte[] file, byte[] other)
    {
        var copy = file.ToList();
        for (var times = random.Next(1, 6); times > 0 && copy.Count > 8; times--)
        {
            var at = random.Next(copy.Count);
            switch (random.Next(8))
            {
                case 0 or 1:
                    copy[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    copy[at] = Telling[random.Next(Telling.Length)];
                    break;
                case 3:
                    copy.RemoveRange(at, Math.Min(random.Next(1, 64), copy.Count - at));
                    break;
                case 4:
                    copy.RemoveRange(at, copy.Count - at);
                    break;
                case 5:
                    var from = random.Next(other.Length);
                    copy.InsertRange(at, other.Skip(from).Take(random.Next(1, 400)));
                    break;
                case 6:
                    copy.InsertRange(at, copy.Skip(at).Take(random.Next(1, 200)).ToArray());
                    break;
                default:
                    copy.AddRange(other);
                    break;
            }
        }

        return [.. copy];
    }
}
