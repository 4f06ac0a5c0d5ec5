using System.Collections.Concurrent;

namespace PhbResources.Core.StarterLibrary;

/// <summary>The files of the starter library that could not be loaded when the site started; curators see them.</summary>
public sealed class StarterLibraryProblems
{
    private readonly ConcurrentQueue<StarterLibraryProblem> _all = new();

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyCollection<StarterLibraryProblem> All => _all;

    internal void Add(string file, int? line, string message) => _all.Enqueue(new StarterLibraryProblem(file, line, message));
}

/// <summary>What is wrong with a file of the starter library.</summary>
/// <param name="File">Name of the file in <c>umbraco-config/library</c>.</param>
/// <param name="Line">Where in it, from 1 on, or <c>null</c> where it is about the whole file.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record StarterLibraryProblem(string File, int? Line, string Message);
