using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>CloudFormation's YAML as JSON, short functions in their long form; every scalar is a string.</summary>
public static class CloudFormationYaml
{
    public static JsonObject Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (JsonObject)Convert(stream.Documents[0].RootNode);
    }

    private static JsonNode Convert(YamlNode node)
    {
        JsonNode plain = node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, (JsonNode?)Convert(child.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
            _ => throw new NotSupportedException(node.ToString())
        };
        return node.Tag is { IsEmpty: false, IsNonSpecific: false, Value: ['!', .. var name] } ? Function(name, plain) : plain;
    }

    private static JsonObject Function(string name, JsonNode argument) => name switch
    {
        "Ref" or "Condition" => new() { [name] = argument },
        "GetAtt" when argument is JsonValue path => new() { ["Fn::GetAtt"] = new JsonArray([.. path.GetValue<string>().Split('.', 2).Select(part => JsonValue.Create(part))]) },
        _ => new() { [$"Fn::{name}"] = argument }
    };
}
