using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.Loader;

namespace PhbResources.Web.Tests.Packages;

/// <summary>Whether an assembly finds what it was compiled against in other releases of it: those that this test runs with.</summary>
internal static class NamedMembers
{
    /// <summary>Stands for the type parameters of whatever is looked at; an anonymous type has one for each of its properties.</summary>
    private static readonly Type[] s_anything = [.. Enumerable.Repeat(typeof(object), 32)];

    /// <summary>Every type and member that is named and not there, and every type that cannot be made of what is there.</summary>
    /// <param name="folder">The assemblies.</param>
    /// <param name="name">The one that is looked at.</param>
    /// <param name="looked">How many of them were looked at.</param>
    public static IReadOnlyList<string> MissingFrom(string folder, string name, out int looked)
    {
        OursFromFolder context = new(folder);
        try
        {
            Assembly assembly = context.LoadFromAssemblyPath(Path.Combine(folder, $"{name}.dll"));
            List<string> missing = [];
            try
            {
                _ = assembly.GetTypes();
            }
            catch (ReflectionTypeLoadException exception)
            {
                missing.AddRange(exception.LoaderExceptions.OfType<Exception>().Select(one => one.Message));
            }

            looked = 0;
            foreach (int token in Tokens(assembly.Location))
            {
                looked++;
                try
                {
                    assembly.ManifestModule.ResolveMember(token, s_anything, s_anything);
                }
                catch (Exception exception) when (exception is MissingMemberException or TypeLoadException or FileLoadException or FileNotFoundException)
                {
                    missing.Add(exception.Message);
                }
            }

            return missing;
        }
        finally
        {
            context.Unload();
        }
    }

    private static IEnumerable<int> Tokens(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using System.Reflection.PortableExecutable.PEReader reader = new(stream);
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(handle => MetadataTokens.GetToken(handle)), .. metadata.TypeReferences.Select(handle => MetadataTokens.GetToken(handle))];
    }

    /// <summary>Ours from the folder, everything else as this test has it.</summary>
    private sealed class OursFromFolder(string folder) : AssemblyLoadContext("of the package", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(folder, $"{assemblyName.Name}.dll") is var file && assemblyName.Name!.StartsWith("PhbResources", StringComparison.Ordinal) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
