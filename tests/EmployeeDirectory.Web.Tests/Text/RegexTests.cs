using System.Reflection;
using System.Text.RegularExpressions;

namespace EmployeeDirectory.Web.Tests.Text;

/// <summary>The wall clock goes on while a machine has no processor for the program: a limit by it fails input that is good.</summary>
public sealed class RegexTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Program_EveryRegex_CannotBacktrackAndHasNoTimeLimit()
    {
        var types = typeof(Program).Assembly.GetTypes();
        var generated = types.SelectMany(type => type.GetMethods(Any)).Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null);
        var kept = types.Where(type => !type.ContainsGenericParameters).SelectMany(type => type.GetFields(Any))
            .Where(field => field.IsStatic && field.FieldType == typeof(Regex)).Select(field => (Regex)field.GetValue(null)!).ToList();
        Assert.Empty(generated);
        Assert.NotEmpty(kept);
        Assert.All(kept, regex => Assert.Equal((Regex.InfiniteMatchTimeout, true), (regex.MatchTimeout, regex.Options.HasFlag(RegexOptions.NonBacktracking))));
    }
}
