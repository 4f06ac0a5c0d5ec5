using CsCheck;
using PhbResources.Embedded.Media;
using Size = System.Drawing.Size;

namespace PhbResources.Embedded.Tests.Media;

[TestFixture]
internal sealed class PictureDimensionsTests
{
    private static readonly byte[][] Pictures =
    [
        Bytes("89504E470D0A1A0A 0000000D49484452 00000140 000000F0 08020000"), // PNG 320x240
        Bytes("474946383961 4001 F000 F70000"), // GIF
        Bytes("424D 36000000 00000000 36000000 28000000 40010000 10FFFFFF 0100 1800"), // BMP, rows from the top
        Bytes("FFD8 FFE0 0010 4A46494600010100000100010000 FFC0 0011 08 00F0 0140 03012200"), // JPEG
        Bytes("FFD8 FFE1 0022 457869660000 4D4D002A00000008 0001 0112 0003 00000001 0006 0000 00000000 FFC0 0011 08 0140 00F0 03012200"), // JPEG to be shown turned by a quarter
        Bytes("52494646 24000000 57454250 56503820 18000000 300100 9D012A 4001 F000 0000"), // WebP, lossy
        Bytes("52494646 24000000 57454250 5650384C 18000000 2F 3FC13B00 00000000 00"), // WebP, lossless
        Bytes("52494646 24000000 57454250 56503858 0A000000 00000000 3F0100 EF0000 0000"), // WebP, extended
    ];

    [TestCaseSource(nameof(Pictures))]
    public void The_size_is_read_from_the_first_bytes(byte[] picture) => Assert.That(Read(picture), Is.EqualTo(new Size(320, 240)));

    [TestCaseSource(nameof(Pictures))]
    public void A_file_that_was_cut_off_has_a_size_or_none(byte[] picture)
    {
        for (int length = 0; length <= picture.Length; length++) Assert.That(Read(picture[..length]), Is.Null.Or.EqualTo(new Size(320, 240)));
    }

    [Test]
    public void Bytes_gone_wrong_are_no_error() => Gen.Select(Gen.Int[0, Pictures.Length - 1], Gen.Select(Gen.Int[0, 40], Gen.Byte).List[0, 10]).Sample((which, changes) =>
    {
        byte[] picture = [.. Pictures[which]];
        foreach ((int at, byte value) in changes) picture[at % picture.Length] = value;
        return Read(picture) is null or { Width: > 0, Height: > 0 };
    });

    [Test]
    public void A_jpeg_that_leads_nowhere_comes_to_an_end() => Assert.That(Read([0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 100_000)]), Is.Null);

    private static Size? Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return new PictureDimensions().GetDimensions(stream);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
