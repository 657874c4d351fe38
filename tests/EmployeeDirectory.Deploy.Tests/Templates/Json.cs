using System.Globalization;
using System.Text.Json.Nodes;

namespace EmployeeDirectory.Deploy.Tests.Templates;

public static class Json
{
    /// <summary>The strings of a list, or of a single one that stands for it.</summary>
    public static string[] Strings(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item!.ToString())],
        _ => [node.ToString()]
    };

    /// <summary>The number that a scalar of the YAML stands for.</summary>
    public static double Number(this JsonNode? node) => double.Parse(node!.ToString(), CultureInfo.InvariantCulture);

    /// <summary>The list of {Key, Value} as a dictionary.</summary>
    public static Dictionary<string, string> Pairs(this JsonNode? node) =>
        node!.AsArray().ToDictionary(pair => pair!["Key"]!.ToString(), pair => pair!["Value"]!.ToJsonString().Trim('"'));

    public static void AssertEqual(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"{expected}\nis not\n{actual?.ToJsonString()}");
}
