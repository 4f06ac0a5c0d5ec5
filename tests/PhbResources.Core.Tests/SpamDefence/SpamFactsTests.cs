using Microsoft.Extensions.Options;
using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>What is seen in a text, and what is not.</summary>
[TestFixture]
public sealed class SpamFactsTests
{
    private readonly SpamLists _lists = new(Options.Create(new PhbOptions { PublicUrl = "https://library.example" }));

    [TestCase("Read https://www.Example.com/a?b=c. Then rest.", "example.com")]
    [TestCase("go to www.cheap-pills.example/now", "cheap-pills.example")]
    [TestCase("essays at best-essays.com today", "best-essays.com")]
    [TestCase("see bit.ly/3xYz", "bit.ly")]
    [TestCase("http://user:word@bad.example/", "bad.example")]
    [TestCase("Write to jo@charity.example or call", "")]
    [TestCase("Do this.Then that. Use rota.docx and v1.2.", "")]
    [TestCase("See https://www.gov.uk/holiday and https://www.nhs.uk/x and https://library.example/t", "")]
    public void Links_to_places_the_library_does_not_know_are_found(string text, string host) =>
        Assert.That(Of(text).Hosts, host.Length == 0 ? Is.Empty : Is.EqualTo(new[] { host }));

    [Test]
    public void Sales_talk_counts_by_whole_phrases()
    {
        Assert.That(Of("Click\n HERE to BUY  now!").Sales, Is.EquivalentTo(new[] { "click here", "buy now" }));
        Assert.That(Of("The prizewinner lives here. A seo serviced flat.").Sales, Is.Empty);
    }

    [TestCase("xk7qz0vbt2", true)]
    [TestCase("Brtzkwqpls", true)]
    [TestCase("jane.smith1984", false)]
    [TestCase("Krzysztof", false)]
    [TestCase("Ng Wei Ling", false)]
    [TestCase("O’Shaughnessy-Wright", false)]
    [TestCase("Сергей", false)]
    [TestCase("", false)]
    public void Names_made_by_a_program_are_told_from_names(string name, bool made) => Assert.That(SpamFacts.LooksGenerated(name), Is.EqualTo(made));

    [TestCase("This is a rota for nights and weekends", "latin", false)]
    [TestCase("Это расписание смен для помощников", "cyrillic", true)]
    [TestCase("个人助理的轮班表和假期记录表格样本", "east-asian", true)]
    [TestCase("Crynodeb o’r wythnos gŵyl", "latin", false)]
    [TestCase("12:30 – 14:00", "none", false)]
    public void The_script_is_the_one_most_of_it_is_in(string text, string script, bool other)
    {
        SpamFacts facts = Of(text);
        Assert.That((facts.Script, facts.OtherScript), Is.EqualTo((script, other)));
    }

    [TestCase("a@mailinator.com", "disposable")]
    [TestCase("a@x.mailinator.com", "disposable")]
    [TestCase("a@gmail.com", "free")]
    [TestCase("a@leeds.gov.uk", "public")]
    [TestCase("a@charity.example", "other")]
    [TestCase("", "")]
    public void Mail_boxes_are_told_apart(string email, string kind) => Assert.That(Of("text", email).MailClass, Is.EqualTo(kind));

    [Test]
    public void Nothing_with_a_digit_and_no_email_address_becomes_a_token()
    {
        IReadOnlySet<string> tokens = SpamTokens.Of(Of("Call 07700 900123 or write to someone@charity.example about plan7"));
        Assert.That(tokens, Has.None.Matches<string>(token => token.Any(char.IsDigit)));
        Assert.That(tokens, Does.Not.Contain("someone@charity.example"));
    }

    [Test]
    public void Words_beside_a_link_are_learned_as_such()
    {
        IReadOnlySet<string> tokens = SpamTokens.Of(Of("This rota is short. Get cheap flights from https://fly.example/x while seats last"));
        Assert.That(tokens, Is.SupersetOf(new[] { "near:cheap", "near:flights", "near:seats", "link:fly.example", "links:one", "hosts:new" }));
        Assert.That(tokens, Does.Not.Contain("near:rota"));
    }

    [Test]
    public void Prints_of_nearly_the_same_text_are_alike_and_others_are_not()
    {
        string text = string.Join(' ', Enumerable.Range(0, 120).Select(number => $"word{(char)('a' + (number % 26))}{(char)('a' + (number / 26))} plan"));
        long one = Of(text).Print;
        Assert.That(TextPrint.Alike(one, Of(text.Replace("wordca", "else", StringComparison.Ordinal)).Print), Is.True);
        Assert.That(TextPrint.Alike(one, Of(string.Join(' ', text.Split(' ').Reverse())).Print), Is.False);
        Assert.That(TextPrint.Alike(Of("too short").Print, Of("too short").Print), Is.False);
    }

    private SpamFacts Of(string text, string email = "") =>
        SpamFacts.Of(new SpamEvidence { Submission = Guid.NewGuid(), Member = Guid.NewGuid(), Texts = [text], Email = email }, _lists);
}
