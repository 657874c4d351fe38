using System.Security.Cryptography;
using System.Text;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Values that nobody else has, and where they are found.</summary>
internal sealed class Traces
{
    private readonly List<string> _values = [];

    /// <summary>Twelve random letters, as an index folds them.</summary>
    public string Next()
    {
        _values.Add(string.Concat(RandomNumberGenerator.GetItems<char>("abcdefghijklmnopqrstuvwxyz", 12)));
        return _values[^1];
    }

    /// <summary>Somebody with such a value in every field of text.</summary>
    public Employee Person() => Staff.Someone($"{Next()} {Next()}") with
    {
        GivenName = Next(),
        FamilyName = Next(),
        JobTitle = Next(),
        Department = Next(),
        Location = Next(),
        Email = $"{Next()}@example.com",
        Skills = [Next(), Next()],
        Pronouns = Next(),
        About = $"{Next()} {new string('x', 5000)} {Next()}",
        EmployeeNumber = Next(),
        Status = EmployeeStatus.Left
    };

    /// <summary>Those of which a part is there that an index, which keeps what words begin with once, would keep.</summary>
    public List<string> In(params IEnumerable<byte[]> places)
    {
        var all = places.ToList();
        return [.. _values.Where(value => all.Exists(bytes => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(value[4..])) >= 0))];
    }

    /// <summary>The bytes of files that programs have open, and of the logs beside them, but for those that are deleted meanwhile.</summary>
    public static IEnumerable<byte[]> Files(string folder, string pattern = "*") =>
        Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Select(Read).OfType<byte[]>();

    private static byte[]? Read(string path)
    {
        try
        {
            using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
