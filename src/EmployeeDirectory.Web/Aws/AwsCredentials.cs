using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Aws;

public static class AwsCredentials
{
    /// <summary>The SDK waits 16 s for a metadata endpoint that never answers, and then without saying so.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>What the SDK's default chain finds, asked once to be sure that it signs; a role's renew themselves.</summary>
    public static AWSCredentials Find()
    {
        try
        {
            // Waited for on this thread: the SDK's blocking calls may hold up the thread pool's timers.
            var asked = Task.Run(Ask);
            return Task.WaitAny([asked], Limit) == 0 ? asked.GetAwaiter().GetResult() : throw new TimeoutException();
        }
        catch (Exception fault) when (fault is TimeoutException or AmazonClientException or AmazonServiceException)
        {
            throw new StartupException(
                "No AWS credentials: the instance's metadata endpoint does not answer and the environment has none. Attach an instance role, and set the metadata hop limit to at least 1.");
        }
    }

    private static AWSCredentials Ask()
    {
        var found = DefaultAWSCredentialsIdentityResolver.GetCredentials();
        found.GetCredentials();
        return found;
    }
}
