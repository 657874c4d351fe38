using System.Text.Json.Nodes;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Templates;

/// <summary>One of deploy/*.yaml, as it is deployed.</summary>
public sealed class Template
{
    private readonly JsonObject _root;

    private Template(string name, string text)
    {
        (Name, Text) = (name, text);
        _root = CloudFormationYaml.Parse(text);
    }

    public static Template Network { get; } = Load("network");

    public static Template Data { get; } = Load("data");

    public static Template CourseUsers { get; } = Load("course-users");

    public static Template PodRole { get; } = new("pod-role", File.ReadAllText(Path.Combine(Places.Kubernetes, "role.yaml")));

    public static Template Images { get; } = new("images", File.ReadAllText(Path.Combine(Places.Deploy, "containers", "images.yaml")));

    public static Template Application { get; } = Rendered("application", "render", "Fleet");

    /// <summary>The same for tasks instead of instances.</summary>
    public static Template Fargate { get; } = Rendered("fargate", "render", "Fargate");

    public static Template Serverless { get; } = Rendered("serverless", "serverless/render");

    public static Template[] All => [Network, Data, Images, Application, Fargate, Serverless, CourseUsers, PodRole];

    public string Name { get; }

    public string Text { get; }

    public JsonObject Resources => (JsonObject)_root[nameof(Resources)]!;

    public JsonNode this[string resource] => Resources[resource]!["Properties"]!;

    public JsonObject Parameters => (JsonObject)_root[nameof(Parameters)]!;

    public JsonNode Parameter(string name) => Parameters[name]!;

    public JsonNode Default(string parameter) => Parameter(parameter)["Default"]!;

    public JsonNode Rule(string name) => _root["Rules"]![name]!;

    public JsonNode Output(string name) => _root["Outputs"]![name]!["Value"]!;

    public JsonObject Mapping(string name) => (JsonObject)_root["Mappings"]![name]!;

    public IEnumerable<string> Named(string type) => Resources.Where(resource => resource.Value!["Type"]!.ToString() == type).Select(resource => resource.Key);

    /// <summary>Writes it where a tool can read it.</summary>
    public string WriteTo(TemporaryFolder folder)
    {
        var path = folder.PathOf($"{Name}.yaml");
        File.WriteAllText(path, Text);
        return path;
    }

    private static Template Rendered(string name, string script, params string[] arguments) =>
        new(name, Command.RunAsync(Path.Combine(Places.Deploy, script), arguments).GetAwaiter().GetResult().Succeeded());

    private static Template Load(string name) => new(name, File.ReadAllText(Path.Combine(Places.Deploy, $"{name}.yaml")));
}
