using System.Security.Cryptography;
using CsCheck;
using PhbResources.Web.Backups;
using PhbResources.Web.Backups.Sealing;

namespace PhbResources.Web.Tests.Backups;

/// <summary>What is sealed, or encrypted, comes back as it was or not at all.</summary>
internal sealed class SealingTests
{
    private const string Passphrase = "four plain words here";

    private static readonly Gen<(byte[] Content, int[] Cuts)> s_written = Gen.Select(
        Gen.OneOf(Gen.Int[0, 400], Gen.Int[EncryptionHeader.ChunkBytes - 3, EncryptionHeader.ChunkBytes + 3], Gen.Int[2 * EncryptionHeader.ChunkBytes - 3, 2 * EncryptionHeader.ChunkBytes + 3]).SelectMany(size => Gen.Byte.Array[size]),
        Gen.Int[1, 70_000].Array[1, 6]);

    [Test]
    public void A_seal_holds_however_the_bytes_were_written() => s_written.Sample(written =>
    {
        byte[] file = Sealed(written.Content, written.Cuts);
        return file.Length == written.Content.Length + SealingStream.Letters && file.AsSpan(0, written.Content.Length).SequenceEqual(written.Content) && Holds(file);
    }, iter: 200);

    [Test]
    public void No_bit_of_a_sealed_file_changes_unseen()
    {
        byte[] file = Sealed([.. Enumerable.Range(0, 300).Select(number => (byte)number)], [100]);
        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(Holds(file), Is.False, $"bit {bit}");
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.That(Holds(file));
        Assert.That(Holds(file[..^1]), Is.False);
        Assert.That(Holds([.. file, 0]), Is.False);
        Assert.That(Holds([]), Is.False);
    }

    [Test]
    public void What_is_encrypted_comes_back_from_any_place_in_it() => Gen.Select(s_written, Gen.Int[0, 140_000]).Sample((written, at) =>
    {
        using DecryptingStream opened = Open(Encrypted(written.Content, written.Cuts));
        using MemoryStream whole = new();
        opened.CopyTo(whole);
        opened.Position = Math.Min(at, written.Content.Length);
        byte[] rest = new byte[written.Content.Length - opened.Position];
        opened.ReadExactly(rest);
        return whole.ToArray().AsSpan().SequenceEqual(written.Content) && rest.AsSpan().SequenceEqual(written.Content.AsSpan(written.Content.Length - rest.Length));
    }, iter: 100);

    [Test]
    public void No_bit_of_an_encrypted_file_changes_unseen() => Gen.Select(Gen.Int[0, 8 * 180_000], Gen.Const(0)).Sample((bit, _) =>
    {
        byte[] file = Encrypted(new byte[150_000], [150_000]);
        bit %= 8 * file.Length;
        file[bit / 8] ^= (byte)(1 << (bit % 8));
        return !Opens(file);
    }, iter: 300);

    [Test]
    public void Chunks_that_are_missing_moved_repeated_or_cut_off_do_not_open()
    {
        const int Sealed = EncryptionHeader.ChunkBytes + EncryptionHeader.TagBytes;
        byte[] file = Encrypted(RandomNumberGenerator.GetBytes(4 * EncryptionHeader.ChunkBytes), [70_000]);
        byte[] header = file[..EncryptionHeader.Length];
        byte[][] chunks = [.. file[EncryptionHeader.Length..].Chunk(Sealed)];
        Assert.That(chunks, Has.Length.EqualTo(4));
        Assert.That(Opens([.. header, .. chunks[0], .. chunks[1], .. chunks[2], .. chunks[3]]));
        foreach (int[] order in (int[][])[[0, 1, 2], [0, 1, 3], [1, 0, 2, 3], [0, 1, 2, 3, 3], [0, 0, 1, 2, 3], [3], []])
            Assert.That(Opens([.. header, .. order.SelectMany(chunk => chunks[chunk])]), Is.False, string.Join(' ', order));
        foreach (int length in (int[])[0, 1, EncryptionHeader.Length, EncryptionHeader.Length + 15, file.Length - 1, file.Length - Sealed + 5])
            Assert.That(Opens(file[..length]), Is.False, $"{length} bytes");
    }

    [Test]
    public void Another_passphrase_does_not_open_it_and_the_same_one_typed_otherwise_does()
    {
        byte[] file = Encrypted([1, 2, 3], [3], "Zoë and four words");
        Assert.That(Opens(file, "Zoe and four words"), Is.False);
        Assert.That(Opens(file, "Zoe\u0308 and four words"));
        byte[] again = Encrypted([1, 2, 3], [3], "Zoë and four words");
        Assert.That(again, Is.Not.EqualTo(file), "each file has a key of its own");
    }

    [Test]
    public void Passphrases_are_made_into_keys_slowly() => Assert.That(EncryptionHeader.UsualRounds, Is.GreaterThanOrEqualTo(600_000));

    private static byte[] Sealed(byte[] content, int[] cuts)
    {
        using MemoryStream file = new();
        using SealingStream sealing = new(file);
        WriteIn(sealing, [.. content, .. System.Text.Encoding.ASCII.GetBytes(SealingStream.Placeholder)], cuts);
        sealing.Seal();
        return file.ToArray();
    }

    private static byte[] Encrypted(byte[] content, int[] cuts, string passphrase = Passphrase)
    {
        using MemoryStream file = new();
        using EncryptingStream encrypting = new(file, passphrase, rounds: 1);
        WriteIn(encrypting, content, cuts);
        encrypting.Finish();
        return file.ToArray();
    }

    private static void WriteIn(Stream stream, byte[] content, int[] cuts)
    {
        for (int at = 0, cut = 0; at < content.Length; cut++)
        {
            int count = Math.Min(cuts[cut % cuts.Length], content.Length - at);
            stream.Write(content, at, count);
            at += count;
        }
    }

    private static bool Holds(byte[] file)
    {
        using MemoryStream stream = new(file);
        return SealingStream.HoldsAsync(stream, null, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static DecryptingStream Open(byte[] file, string passphrase = Passphrase)
    {
        MemoryStream stream = new(file);
        return new DecryptingStream(stream, EncryptionHeader.Read(stream) ?? throw new CryptographicException(), passphrase);
    }

    private static bool Opens(byte[] file, string passphrase = Passphrase)
    {
        try
        {
            using DecryptingStream opened = Open(file, passphrase);
            opened.CopyTo(Stream.Null);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or BackupException)
        {
            return false;
        }
    }
}
