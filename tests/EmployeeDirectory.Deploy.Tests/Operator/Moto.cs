using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>moto, whose CloudFormation is taught the types of the serverless directory.</summary>
public sealed class Moto : S3Server
{
    protected override IReadOnlyDictionary<string, string?> Environment { get; } =
        new Dictionary<string, string?> { ["PYTHONPATH"] = Path.Combine(Places.Tests, "Serverless", "moto") };
}
