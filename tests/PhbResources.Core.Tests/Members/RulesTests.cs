using PhbResources.Core.Members;

namespace PhbResources.Core.Tests.Members;

[TestFixture]
public sealed class RulesTests
{
    [TestCase("name@example.org")]
    [TestCase("first.last+library@mail.example.co.uk")]
    [TestCase("o'brien@example.org")]
    public void An_address_is_taken(string text) => Assert.That(EmailRules.IsAddress(text));

    [TestCase("")]
    [TestCase("name")]
    [TestCase("name@")]
    [TestCase("@example.org")]
    [TestCase("name@localhost")]
    [TestCase("Name <name@example.org>")]
    [TestCase("name@example.org, other@example.org")]
    [TestCase(" name@example.org")]
    [TestCase("name@example.org\r\nBcc: other@example.org")]
    [TestCase("name@example.")]
    [TestCase("name@.example.org")]
    [TestCase("na me@example.org")]
    public void What_is_no_plain_address_is_refused(string text) => Assert.That(EmailRules.IsAddress(text), Is.False);

    [Test]
    public void An_address_has_at_most_254_characters()
    {
        string longest = new string('a', 60) + "@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 3)) + ".example.org";
        longest = longest.Replace(".example.org", "." + new string('c', EmailRules.MaxLength - longest.Length + 11), StringComparison.Ordinal);
        Assert.That(longest, Has.Length.EqualTo(EmailRules.MaxLength));
        Assert.That(EmailRules.IsAddress(longest));
        Assert.That(EmailRules.IsAddress(longest + "c"), Is.False);
    }

    [TestCase("four plain words here")]
    [TestCase("zwölf Äpfel")]
    [TestCase("horse-7-teapot")]
    [TestCase("sunshine football dragon monkey")]
    [TestCase("liverpool otter 2005 lamp")]
    [TestCase("kD83-mmQ2-xx9p")]
    [TestCase("日本語のパスワードです")]
    public void A_long_password_is_taken_whatever_is_in_it(string password) => Assert.That(PasswordRules.WhatIsWrongWith(password.PadRight(12, '!'), "name@example.org"), Is.Null);

    [TestCase("short", "at least 12")]
    [TestCase("", "at least 12")]
    [TestCase("aaaaaaaaaaaaaaaa", "more different")]
    [TestCase("121212121212", "one of the first")]
    [TestCase("Name@Example.org1", "email address")]
    [TestCase("password1234", "one of the first")]
    [TestCase("Password123!", "one of the first")]
    [TestCase("123456789012", "one of the first")]
    [TestCase("qwertyuiop12", "one of the first")]
    [TestCase("P@ssw0rd2024!", "one of the first")]
    [TestCase("Liverpool2005!", "one of the first")]
    [TestCase("iloveyou123456", "one of the first")]
    [TestCase("monkeydragon1", "one of the first")]
    [TestCase("asdfghjkl;zxcvbnm", "one of the first")]
    [TestCase("poiuytrewq99", "one of the first")]
    [TestCase("1qaz2wsx3edc", "one of the first")]
    [TestCase("abcabcabcabc", "one of the first")]
    [TestCase("hedgehoghedgehog", "one of the first")]
    [TestCase("PhbResources!1", "one of the first")]
    [TestCase("personalhealth26", "one of the first")]
    [TestCase("correct horse battery staple", "one of the first")]
    [TestCase("example.name.2024", "one of the first")]
    [TestCase("Summer-Sunshine-2025", "one of the first")]
    public void A_poor_password_is_refused_with_the_reason(string password, string reason) =>
        Assert.That(PasswordRules.WhatIsWrongWith(password, "name@example.org"), Does.Contain(reason));

    [Test]
    public void A_password_that_is_too_long_to_hash_cheaply_is_refused()
    {
        string words = string.Concat(Enumerable.Range(0, 100).Select(number => $"word{number}"));
        Assert.That(PasswordRules.WhatIsWrongWith(words[..PasswordRules.MaxLength], "name@example.org"), Is.Null);
        Assert.That(PasswordRules.WhatIsWrongWith(words[..(PasswordRules.MaxLength + 1)], "name@example.org"), Does.Contain("at most 256"));
    }

    [Test]
    public void Any_text_can_be_typed_as_a_password() =>
        CsCheck.Check.Sample(CsCheck.Gen.String[0, 300], text => _ = PasswordRules.WhatIsWrongWith(text, "name@example.org"));

    [TestCase("Sam from Leeds", null)]
    [TestCase("", null)]
    [TestCase("O’Brien-Núñez, M. (PA)", null)]
    [TestCase("see www.spam.example", "without a web or email address")]
    [TestCase("https://spam.example", "without a web or email address")]
    [TestCase("me@spam.example", "without a web or email address")]
    [TestCase("two\nlines", "on one line")]
    [TestCase("right\u202Eleft", "on one line")]
    public void A_name_for_credit_is_a_name(string name, string? reason) =>
        Assert.That(CreditNameRules.WhatIsWrongWith(name), reason is null ? Is.Null : Does.Contain(reason));

    [Test]
    public void Without_an_address_a_good_password_is_good() => Assert.That(PasswordRules.WhatIsWrongWith("four plain words here", ""), Is.Null);
}
