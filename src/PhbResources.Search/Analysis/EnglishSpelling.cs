namespace PhbResources.Search.Analysis;

/// <summary>
/// One spelling for words that British and American English spell differently. By the roots that differ, never by
/// endings alone, so that <c>hour</c>, <c>four</c> and <c>rolling</c> stay as they are. The result is only compared,
/// never shown.
/// </summary>
internal static class EnglishSpelling
{
    // Where the first stands anywhere in a word of six letters or more, it is read as the second.
    private static readonly (string British, string American)[] Inside =
    [
        ("aemi", "emi"), ("haem", "hem"), ("aesth", "esth"), ("paed", "ped"), ("oedem", "edem"), ("rrhoe", "rrhe"), ("pnoea", "pnea"),
        ("faec", "fec"), ("foet", "fet"), ("gynaec", "gynec"), ("caesar", "cesar"), ("oesoph", "esoph"), ("oestr", "estr"), ("manoeuv", "maneuv"),
        ("behaviour", "behavior"), ("colour", "color"), ("favour", "favor"), ("labour", "labor"), ("neighbour", "neighbor"), ("honour", "honor"),
        ("humour", "humor"), ("tumour", "tumor"), ("odour", "odor"), ("vapour", "vapor"), ("rumour", "rumor"), ("savour", "savor"), ("endeavour", "endeavor"),
        ("harbour", "harbor"), ("flavour", "flavor"), ("armour", "armor"), ("rigour", "rigor"), ("travell", "travel"), ("cancell", "cancel"),
        ("counsell", "counsel"), ("labell", "label"), ("modell", "model"), ("levell", "level"), ("totall", "total"), ("fuell", "fuel"), ("signall", "signal"),
        ("enroll", "enrol"), ("fulfill", "fulfil"), ("installment", "instalment"), ("skillful", "skilful"), ("willful", "wilful"), ("programme", "program"),
        ("catalogue", "catalog"), ("dialogue", "dialog"), ("analogue", "analog"), ("acknowledgment", "acknowledgement"), ("judgment", "judgement"),
        ("centre", "center"), ("theatre", "theater"), ("licence", "license"), ("practise", "practice"), ("defence", "defense"), ("offence", "offense"),
        ("jewellery", "jewelry"), ("pyjama", "pajama"), ("sceptic", "skeptic"), ("sulph", "sulf"), ("aluminium", "aluminum"), ("organis", "organiz"),
    ];

    // Short words, whole, and their plurals.
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["grey"] = "gray", ["tyre"] = "tire", ["tyres"] = "tires", ["litre"] = "liter", ["litres"] = "liters", ["metre"] = "meter", ["metres"] = "meters",
        ["fibre"] = "fiber", ["mum"] = "mom", ["mums"] = "moms", ["kerb"] = "curb", ["ageing"] = "aging", ["storey"] = "story", ["cosy"] = "cozy",
        ["whilst"] = "while", ["amongst"] = "among", ["learnt"] = "learned", ["spelt"] = "spelled", ["enrol"] = "enrol", ["plough"] = "plow",
    };

    public static string Same(string word)
    {
        if (Whole.TryGetValue(word, out var other)) return other;
        if (word.Length < 6) return word;
        foreach (var (british, american) in Inside)
            if (word.Contains(british, StringComparison.Ordinal)) word = word.Replace(british, american, StringComparison.Ordinal);
        return Ize(word);
    }

    // -ise, -isation, -yse and what is made of them; consistent for every word, so that it does no harm to "exercise".
    private static string Ize(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations", "yse", "ysed", "yses", "ysing"])
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3)
                return string.Concat(word.AsSpan(0, word.Length - ending.Length + 1), "z", ending.AsSpan(2));
        return word;
    }
}
