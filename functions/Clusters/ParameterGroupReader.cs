using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Clusters;

/// <summary>Reads a cluster parameter group of DocumentDB, which the RDS API serves, too.</summary>
internal sealed class ParameterGroupReader(IAmazonRDS rds)
{
    /// <summary>DocumentDB has about a dozen parameters, and a page holds 100.</summary>
    private const int MostPages = 3;

    /// <summary>How the API marks a value that somebody set.</summary>
    private const string Own = "user";

    /// <param name="group">Its name; null if the API did not say which one the cluster has.</param>
    /// <exception cref="Contract.TransientException">The API did not answer, or not which group it is.</exception>
    public async Task<ParameterGroupView> ReadAsync(string? group, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, ParameterView>(StringComparer.Ordinal);
        var request = new DescribeDBClusterParametersRequest { DBClusterParameterGroupName = group };
        for (var page = 0; group is not null && page < MostPages; page++)
        {
            var answer = await AwsCall.RunAsync(
                "rds:DescribeDBClusterParameters", token => rds.DescribeDBClusterParametersAsync(request, token), cancellationToken);
            foreach (var parameter in (answer.Parameters ?? []).Where(static p => p?.ParameterName is not null))
            {
                values[parameter.ParameterName] = new ParameterView(parameter.ParameterValue, parameter.Source == Own);
            }

            request.Marker = answer.Marker;
            if (string.IsNullOrEmpty(request.Marker))
            {
                break;
            }
        }

        return new ParameterGroupView(group ?? "unknown", values);
    }
}
