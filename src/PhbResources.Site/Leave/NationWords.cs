using PhbResources.Core.Facts;

namespace PhbResources.Site.Leave;

/// <summary>Nations as people write them.</summary>
internal static class NationWords
{
    public static string Of(Nation nation) => nation == Nation.NorthernIreland ? "Northern Ireland" : nation.ToString();
}
