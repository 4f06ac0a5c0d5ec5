using CsCheck;

namespace PhbResources.Documents.Tests;

/// <summary>Text as people, programs and attackers write it.</summary>
internal static class Wild
{
    private static readonly string[] Troublesome =
    [
        "\u0000", "\u0001\u0008\u000B", "\uD83D", "\uDC00", "\uFFFE", "\uFFFF", "👩🏽‍🦽", "عائشة", "שלום", "Ngọc", "\u202E", "\r\n", "\t", "\r", "\n",
        "**", "*", "***", "[a](https://example.org)", "[", "](", "{{name}}", "{{", "}}", "<b>&amp;</b>", "]]>", "\"", "'", "=cmd()", "- ", ": ", " #", "|", ">",
        "&a", "*a", "!t", "%", "@", "`",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char[' ', '~'], 0, 40], Gen.Int[0, Troublesome.Length - 1].Select(at => Troublesome[at]));

    public static Gen<string> Text { get; } = Piece.Array[0, 8].Select(string.Concat);
}
