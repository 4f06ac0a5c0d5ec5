using System.Diagnostics;
using CsCheck;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Yaml;

public class RichTextMarkupTests
{
    [TestCase("plain", "plain")]
    [TestCase("a **b** c", "a |<b>b|" + " c")]
    [TestCase("*i* and ***both***", "<i>i| and |<bi>both")]
    [TestCase("**b *bi* b**", "<b>b |<bi>bi|<b> b")]
    [TestCase("see [gov](https://www.gov.uk/a?b=c#d).", "see |gov=https://www.gov.uk/a?b=c#d|.")]
    [TestCase("[m](mailto:a@example.org)[t](tel:+441632960000)", "m=mailto:a@example.org|t=tel:+441632960000")]
    [TestCase("Dear {{employer-name}},", "Dear |#employer-name|,")]
    [TestCase("{{ spaced }}", "#spaced")]
    [TestCase("**{{name}}**", "#name")]
    [TestCase("2 * 3 * 4", "2 * 3 * 4")]
    [TestCase("5*3*2", "5*3*2")]
    [TestCase("**not closed", "**not closed")]
    [TestCase("* not italic*", "* not italic*")]
    [TestCase("****", "****")]
    [TestCase("[x](javascript:alert(1))", "[x](javascript:alert(1))")]
    [TestCase("[x](/relative)", "[x](/relative)")]
    [TestCase("[x](ftp://example.org)", "[x](ftp://example.org)")]
    [TestCase("[](https://example.org)", "[](https://example.org)")]
    [TestCase("[x] (https://example.org)", "[x] (https://example.org)")]
    [TestCase("{{Not An Id}} {one}", "{{Not An Id}} {one}")]
    [TestCase("{{}}", "{{}}")]
    [TestCase("", "")]
    public void Markup_is_read_and_anything_malformed_is_text(string markup, string expected) =>
        Assert.That(string.Join('|', RichTextMarkup.Parse(markup).Inlines.Select(Show)), Is.EqualTo(expected));

    [Test]
    public void Any_text_is_read_and_nothing_but_markup_is_lost() => Wild.Text.Sample(text =>
    {
        var shown = string.Concat(RichTextMarkup.Parse(text).Inlines.Select(inline => inline switch
        {
            TextRun run => run.Text,
            Link link => $"[{link.Text}]({link.Url})",
            FieldReference field => "{{" + field.FieldId + "}}",
            _ => "",
        }));
        return Without(shown) == Without(text);

        // Stars that made something bold, and spaces inside braces, are markup.
        static string Without(string text) => text.Replace("*", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
    }, iter: 20_000, threads: 1);

    [Test]
    public void Text_without_the_signs_of_markup_stays_as_it_is() =>
        Wild.Text.Select(text => "x" + text.Replace("*", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal))
            .Sample(text => RichTextMarkup.Parse(text).Inlines is [TextRun { Bold: false, Italic: false } run] && run.Text == text, iter: 2000, threads: 1);

    [Test]
    public void Long_texts_of_nothing_but_signs_take_no_time_to_speak_of()
    {
        var watch = Stopwatch.StartNew();
        foreach (var sign in new[] { "*", "**a", "[", "[a](", "[a](b", "{{", "{{a", "a*b ", " *a", "*a **b " })
            RichTextMarkup.Parse(string.Concat(Enumerable.Repeat(sign, 100_000)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    private static string Show(Inline inline) => inline switch
    {
        TextRun run => ((run.Bold, run.Italic) switch { (true, true) => "<bi>", (true, _) => "<b>", (_, true) => "<i>", _ => "" }) + run.Text,
        Link link => $"{link.Text}={link.Url}",
        FieldReference field => "#" + field.FieldId,
        _ => "?",
    };
}
